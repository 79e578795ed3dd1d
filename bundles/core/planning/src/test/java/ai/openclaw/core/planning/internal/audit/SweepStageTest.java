package ai.openclaw.core.planning.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.planning.residue.CleanStep;
import ai.openclaw.core.planning.residue.CleanStep.Treatment;
import ai.openclaw.core.planning.residue.Residue;
import ai.openclaw.core.planning.residue.ResidueSweep.Extent;
import ai.openclaw.core.planning.residue.ResidueSweep.Passed;
import ai.openclaw.core.planning.residue.ResidueSweep.Sweep;
import ai.openclaw.core.planning.residue.ResidueSweep.Unread;
import ai.openclaw.testkit.TypedCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepStageTest {
  private static final CleanStep DELETE =
      new CleanStep(Path.of("/s/a.bak"), Treatment.DELETE, "a backup");
  private static final CleanStep LEAVE =
      new CleanStep(Path.of("/s/db"), Treatment.LEAVE, "no text");

  /** A search that found two files. */
  private static final class Found implements Sweep {
    private final List<CleanStep> plan;
    private int cleaned;
    private int searched = 1;

    Found(CleanStep... plan) {
      this.plan = List.of(plan);
    }

    @Override
    public List<Residue> residues() {
      return List.of();
    }

    @Override
    public List<Unread> unread() {
      return List.of();
    }

    @Override
    public List<Passed> passed() {
      return List.of();
    }

    @Override
    public Extent extent() {
      return new Extent(1, 2, 3, 0);
    }

    @Override
    public List<CleanStep> plan() {
      return plan;
    }

    @Override
    public List<CleanStep> clean() {
      cleaned++;
      return List.of();
    }

    @Override
    public Sweep again() {
      searched++;
      return this;
    }
  }

  private static SweepStage clean(Found found, Person person) throws Exception {
    return SweepStage.clean(found, TypedCommand.of().answeredBy(person), false);
  }

  @Test
  void cleansWhenAPersonAgreesToThePlan() throws Exception {
    var found = new Found(DELETE, LEAVE);
    var person = new Person("yes");
    SweepStage stage = clean(found, person);
    assertEquals(1, found.cleaned);
    assertEquals(2, found.searched);
    assertEquals(Optional.empty(), stage.refusal());
    assertTrue(
        person.shown().get(1).contains("delete /s/a.bak (a backup)"), person.shown().toString());
    assertEquals("Change these files?", person.shown().get(3));
    assertEquals("Cleaned. Changed: 0, deleted: 1, failed: 0.", stage.outcome().get(0));
  }

  @Test
  void changesNothingUnlessItIsTold() throws Exception {
    for (String no : List.of("no", "leaves")) {
      var found = new Found(DELETE);
      SweepStage stage = clean(found, new Person(no));
      assertEquals(0, found.cleaned, no);
      assertEquals("CLEAN_DECLINED", stage.refusal().orElseThrow().code());
    }
    var found = new Found(DELETE);
    SweepStage stage = SweepStage.clean(found, TypedCommand.of(), false);
    assertEquals(0, found.cleaned);
    assertEquals("CLEAN_NOT_CONFIRMED", stage.refusal().orElseThrow().code());
    assertFalse(stage.shown());
  }

  @Test
  void asksNobodyWithYes() throws Exception {
    var found = new Found(DELETE);
    TypedCommand call = TypedCommand.of();
    assertEquals(Optional.empty(), SweepStage.clean(found, call, true).refusal());
    assertEquals(1, found.cleaned);
    assertEquals(List.of(), call.lines());
  }

  @Test
  void asksNothingWhenThereIsNothingToChange() throws Exception {
    var found = new Found(LEAVE);
    var person = new Person("y\n");
    SweepStage stage = clean(found, person);
    assertEquals(0, found.cleaned);
    assertEquals(List.of(), person.shown());
    assertEquals(List.of(), stage.outcome());
  }
}
