package ai.openclaw.core.doctor.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.doctor.Examination.Problem;
import ai.openclaw.api.doctor.Mend;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnknownKeysTest {
  private static final String CONFIG =
      "\"nobodyKnows\":1,\"tools\":{\"a.b\":{\"future\":true}},\"list\":[{\"x\":{\"y\":1}}],"
          + "\"channels\":{\"slack\":{\"botTokn\":\"abc\",\"token\":\"abc\"}}";

  @Test
  void findsTheKeyWhateverStandsBetweenTheDots() {
    assertEquals(List.of("nobodyKnows"), path("<root>", "nobodyKnows"));
    assertEquals(List.of("tools", "a.b", "future"), path("tools.a.b", "future"));
    assertEquals(List.of("list", "0", "x", "y"), path("list.0.x", "y"));
  }

  @Test
  void aKeyThatIsNotThereAndAnotherProblemAreNotMended() {
    assertEquals(List.of(), path("tools", "gone"));
    assertEquals(Optional.empty(), mend("tools", "expected an object"));
  }

  @Test
  void aKeyWhoseValueMayBeACredentialStays() {
    assertEquals(List.of(), path("channels.slack", "token"));
    assertEquals(List.of(), path("<root>", "channels"), "nor one with a credential in it");
  }

  private static List<String> path(String parent, String key) {
    return mend(parent, "Unrecognized key: \"" + key + "\" (did you mean \"x\"?)")
        .map(mend -> ((Mend.RemoveConfig) mend.actions().get(0)).path())
        .orElse(List.of());
  }

  private static Optional<Mend> mend(String path, String message) {
    var problem = new Problem("CONFIG_INVALID", path, message, Path.of("openclaw.json"), 1);
    return UnknownKeys.mend(problem, Look.at(Path.of(""), CONFIG).source().orElseThrow());
  }
}
