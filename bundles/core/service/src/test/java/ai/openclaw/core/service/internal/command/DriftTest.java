package ai.openclaw.core.service.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Mend;
import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState;
import ai.openclaw.core.service.internal.FakeMachine;
import ai.openclaw.core.service.internal.InstalledService;
import ai.openclaw.core.service.internal.diagnosis.OtherServicesDiagnosis;
import ai.openclaw.core.service.internal.diagnosis.ServiceDiagnosis;
import ai.openclaw.core.service.internal.machine.Machine.Os;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
  private static final String UNIT = "openclaw-gateway.service";

  @TempDir Path folder;
  private FakeMachine fake;
  private House house;

  @BeforeEach
  void open() throws Exception {
    fake = new FakeMachine(folder);
    fake.systemd();
    open(Map.of());
  }

  private void open(Map<String, String> environment) throws Exception {
    fake.environment.putAll(environment);
    house = new House(fake, Os.LINUX, Optional.empty(), folder.resolve("cache"));
    house.configure("{gateway: {mode: 'local', auth: {token: 'plain-text-token-1'}}}");
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private Path unit() {
    return fake.home.resolve(".config/systemd/user").resolve(UNIT);
  }

  private InstalledService service() {
    return new InstalledService(house.desk, house.workshop);
  }

  private List<Finding> findings() throws InterruptedException {
    return new ServiceDiagnosis(service()).examine(new Nothing(fake.state));
  }

  private List<String> codes() throws InterruptedException {
    return findings().stream()
        .map(Finding::code)
        .filter(code -> !code.equals("SERVICE_LINGER"))
        .toList();
  }

  private void change(String from, String to) throws IOException {
    String text = Files.readString(unit());
    assertTrue(text.contains(from), text);
    Files.writeString(unit(), text.replace(from, to));
  }

  /** Does what the doctor does with the mend. */
  private void mend() throws Exception {
    Mend mend = findings().stream().flatMap(one -> one.mend().stream()).findFirst().orElseThrow();
    for (Mend.Action action : mend.actions()) {
      var replace = (Mend.ReplaceText) action;
      Files.writeString(replace.file(), replace.text());
    }
  }

  @Test
  void whatWasJustInstalledIsAsItShouldBe() throws Exception {
    assertEquals(List.of("SERVICE_MISSING"), codes());
    house.run(Action.INSTALL);

    assertEquals(List.of(), codes());
    ServiceState state = service().state();
    assertTrue(state.installed() && state.loaded());
    assertEquals("systemd", state.kind());
    assertEquals(UNIT, state.label());
    assertEquals("running", state.runtime().status());
    assertEquals(Optional.of(77L), state.runtime().pid());
    assertEquals(List.of(), state.issues());
    assertEquals(
        List.of("gateway", "--port", "18789"),
        state.definition().orElseThrow().programArguments().subList(1, 4));
  }

  @Test
  void aPortOfTheConfigurationThatTheServiceDoesNotHaveIsFoundAndMended() throws Exception {
    house.run(Action.INSTALL);
    house.configure("{gateway: {mode: 'local', port: 19555, auth: {token: 'plain-text-token-1'}}}");

    Finding finding =
        findings().stream()
            .filter(one -> one.code().equals("SERVICE_PORT"))
            .findFirst()
            .orElseThrow();

    assertTrue(
        finding.message().startsWith("Gateway service port does not match"), finding.message());
    assertEquals("SERVICE_PORT", service().state().issues().get(0).code());
    mend();
    assertEquals(List.of(), codes());
    assertTrue(Files.readString(unit()).contains("--port 19555\n"));
    assertTrue(Files.readString(unit()).contains("OPENCLAW_GATEWAY_PORT=19555\n"));
  }

  @Test
  void everyKindOfDriftIsNamedAndMendedAtOnce() throws Exception {
    house.run(Action.INSTALL);
    change("/opt/bin/openclaw", "/opt/old/openclaw");
    change("\"PATH=", "\"PATH=/somewhere/else:");
    change(":/usr/bin:/bin", "");
    change("JAVA_HOME=" + System.getProperty("java.home"), "JAVA_HOME=/no/java");
    change("VERSION=1.2.3", "VERSION=1.0.0");
    change("RestartPreventExitStatus=78\n", "");
    change(
        "KIND=gateway", "KIND=gateway\nEnvironment=OPENCLAW_GATEWAY_TOKEN=stale-token-1\nNice=5");

    List<String> codes = codes();

    assertEquals(
        List.of(
            "SERVICE_COMMAND",
            "SERVICE_SECRET",
            "SERVICE_JAVA",
            "SERVICE_PATH",
            "SERVICE_VERSION",
            "SERVICE_SETTINGS"),
        codes);
    assertFalse(findings().toString().contains("stale-token-1"));
    assertFalse(service().state().toString().contains("stale-token-1"));
    mend();
    assertEquals(List.of(), codes());
    assertTrue(Files.readString(unit()).contains("Nice=5\n"));
    assertFalse(Files.readString(unit()).contains("TOKEN"));
  }

  @Test
  void aUnitThatAPersonWroteIsNamedAndLeftAlone() throws Exception {
    Files.createDirectories(unit().resolveSibling("."));
    Files.writeString(
        unit(),
        """
        [Unit]
        After=network-online.target
        Wants=network-online.target
        [Service]
        ExecStart=/usr/local/bin/openclaw gateway --port 1
        Restart=always
        RestartSec=5
        """);
    Files.createFile(fake.root.resolve("enabled"));
    Files.createFile(fake.root.resolve("active"));

    assertEquals(List.of("SERVICE_COMMAND", "SERVICE_PORT", "SERVICE_SETTINGS"), codes());
    assertTrue(findings().stream().allMatch(one -> one.mend().isEmpty()));
    assertTrue(
        findings().stream().anyMatch(one -> one.remedy().contains("gateway install --force")));
  }

  @Test
  void aLinkToTheLauncherIsTheLauncher() throws Exception {
    Path launcher = fake.root.resolve("opt/bin/openclaw");
    Files.createDirectories(launcher.resolveSibling("."));
    Files.writeString(launcher, "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
    house.run(Action.INSTALL);
    change(launcher.toString(), link.toString());

    assertEquals(List.of(), codes());
  }

  @Test
  void whatIsManagedElsewhereIsNotMended() throws Exception {
    house.run(Action.INSTALL);
    change("--port 18789", "--port 1");
    house.close();
    open(Map.of("OPENCLAW_SERVICE_REPAIR_POLICY", "external"));

    assertEquals(List.of("SERVICE_PORT"), codes());
    assertTrue(findings().stream().allMatch(one -> one.mend().isEmpty()));
  }

  @Test
  void aServiceOfTheSystemIsToldInsteadOfAMissingOne() throws Exception {
    Path system = Files.createDirectories(fake.root.resolve("etc/systemd/system"));
    Files.writeString(system.resolve(UNIT), "[Service]\nExecStart=/x/openclaw gateway\n");
    Files.writeString(system.resolve("b.service"), "[Service]\nExecStart=/x/openclaw gateway\n");
    Files.writeString(system.resolve("ssh.service"), "[Service]\nExecStart=/x/sshd -D\n");
    Files.createDirectories(unit().resolveSibling("."));
    Files.writeString(
        unit().resolveSibling("other.service"), "[Service]\nExecStart=/x/openclaw gateway\n");

    List<Finding> findings = findings();

    assertEquals("SERVICE_SYSTEM_LEVEL", findings.get(0).code());
    assertTrue(
        findings.get(0).message().startsWith("System-level OpenClaw gateway service detected"));
    assertEquals(
        List.of("other.service"),
        service().others(false).stream().map(OtherService::label).toList());
    assertEquals(
        List.of("other.service", "b.service", UNIT),
        service().others(true).stream().map(OtherService::label).toList());
    assertEquals(1, new OtherServicesDiagnosis(service()).examine(new Nothing(fake.state)).size());
    house.run(Action.INSTALL);
    assertFalse(Files.exists(unit()));
  }

  @Test
  void aServiceThatWentDownForItsConfigurationSaysSo() throws Exception {
    house.run(Action.INSTALL);
    Files.delete(fake.root.resolve("active"));
    Files.createFile(fake.root.resolve("stale"));

    Map<String, String> remedies =
        findings().stream()
            .collect(java.util.stream.Collectors.toMap(Finding::code, Finding::remedy));

    assertTrue(remedies.getOrDefault("SERVICE_EXITED", "").contains("config validate"));
    assertTrue(remedies.getOrDefault("SERVICE_OUTDATED", "").contains("gateway restart"));
    house.run(Action.RESTART);
    assertEquals(List.of(), codes());
  }

  @Test
  void aServiceThatWasStoppedInOrderIsNoTrouble() throws Exception {
    house.run(Action.INSTALL);
    fake.program(
        "systemctl",
        "case \"$*\" in *ActiveState*) echo ActiveState=inactive; echo ExecMainStatus=143;; esac");

    assertEquals(List.of(), codes());
    assertEquals("stopped", service().state().runtime().status());
  }

  @Test
  void anInstallUnderTheExternalPolicySaysWhatThatMeans() throws Exception {
    house.close();
    open(Map.of("OPENCLAW_SERVICE_REPAIR_POLICY", "external"));

    assertTrue(house.run(Action.INSTALL).toString().contains("another supervisor owns"));
  }

  @Test
  void aMachineWithoutASupervisorIsNoTrouble() throws Exception {
    fake.environment.put("PATH", "/nowhere");
    house.close();
    open(Map.of());

    assertEquals(List.of(), codes());
    ServiceState state = service().state();
    assertFalse(state.installed() || state.loaded());
    assertEquals("unknown", state.runtime().status());
    assertTrue(state.runtime().detail().contains("systemctl"), state.toString());
  }

  private record Nothing(Path state) implements Examination {
    @Override
    public Path config() {
      return state.resolve("openclaw.json");
    }

    @Override
    public List<Path> configFiles() {
      return List.of();
    }

    @Override
    public Optional<ObjectNode> source() {
      return Optional.empty();
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public List<Problem> warnings() {
      return List.of();
    }

    @Override
    public Instant deadline() {
      return Instant.MAX;
    }
  }
}
