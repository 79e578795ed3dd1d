package ai.openclaw.core.secrets.internal.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.secrets.CommandSecrets.Wish;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTableTest {
  private final CommandTable table = CommandTable.load();
  private final List<String> registry =
      new RegisteredTargets().all().stream().map(target -> target.field().id()).toList();

  @ParameterizedTest
  @CsvSource({
    "memory, 2, true",
    "memory search, 2, true",
    "qr, 2, true",
    "agent, 29, true",
    "channels, 49, true",
    "channels capabilities, 49, true",
    "models list, 13, true",
    "models status, 13, true",
    "status, 2, false",
    "status --all, 2, false",
    "channels resolve, 49, false",
    "channels status, 0, false",
    "security audit, 53, false",
  })
  void eachCommandHasItsSet(String command, int targets, boolean strict) {
    CommandTable.Entry entry = table.entry(Wish.of(command));

    assertEquals(
        targets, registry.stream().filter(id -> entry.has(id, Optional.empty())).count(), command);
    assertEquals(strict, entry.strict());
  }

  @Test
  void messageHasTheTargetsOfItsChannelOnly() {
    CommandTable.Entry entry = table.entry(Wish.of("message send"));

    assertEquals(
        List.of(
            "channels.telegram.botToken",
            "channels.telegram.webhookSecret",
            "channels.telegram.accounts.*.botToken",
            "channels.telegram.accounts.*.webhookSecret"),
        registry.stream().filter(id -> entry.has(id, Optional.of("telegram"))).toList());
  }

  @Test
  void everyListedTargetIsInTheRegistry() {
    for (String id : table.ids()) {
      assertTrue(
          registry.stream()
              .anyMatch(known -> id.endsWith(".") ? known.startsWith(id) : known.equals(id)),
          id);
    }
  }

  @Test
  void commandOutsideTheTableGetsNothing() {
    assertThrows(IllegalArgumentException.class, () -> table.entry(Wish.of("doctor")));
  }
}
