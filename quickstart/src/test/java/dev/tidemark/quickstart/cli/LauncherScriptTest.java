package dev.tidemark.quickstart.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script, with made-up JDKs around it. */
class LauncherScriptTest {
  private static final Path SCRIPT = Path.of("..", "tidemark").toAbsolutePath().normalize();

  @TempDir Path directory = Path.of("");

  @Test
  void listsItsCommandsAndRefusesOthers() throws Exception {
    Outcome help = run(Map.of(), SCRIPT.toString(), "help");
    Outcome unknown = run(Map.of(), SCRIPT.toString(), "frobnicate");
    assertThat(help.code()).isZero();
    assertThat(help.text()).contains("demo", "up [--detach]", "down", "status", "replay", "bench");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.text()).contains("unknown command frobnicate", "./tidemark demo");
  }

  @Test
  void takesTheJdkOfTheEnvironmentFirst() throws Exception {
    Path named = jdk("named", "26.0.1");
    jdk("home/.sdkman/candidates/java/25-tem", "25.0.3");
    assertThat(foundJdk(named)).isEqualTo(named.toString());
  }

  @Test
  void passesOverAJdkThatIsTooOldAndFindsOneOfSdkman() throws Exception {
    Path old = jdk("old", "21.0.4");
    Path good = jdk("home/.sdkman/candidates/java/25-tem", "25");
    assertThat(foundJdk(old)).isEqualTo(good.toString());
  }

  @Test
  void saysWhatToInstallWhenThereIsNone() throws Exception {
    Path old = jdk("old", "21.0.4");
    Outcome outcome = find(old);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.text()).contains("no JDK 25 or newer", "apt install", "sdk install");
  }

  @Test
  void searchesForSomebodyWithoutAHome() throws Exception {
    Path good = jdk("sdkman/candidates/java/25-tem", "25");
    String places = directory.resolve("sdkman").toString();
    assertThat(find(Map.of("SDKMAN_DIR", places)).text().strip()).isEqualTo(good.toString());
  }

  @Test
  void stopsWhatRunsThoughItsJarsAreGone() throws Exception {
    Process launcher =
        new ProcessBuilder("sh", "-c", "read end", "sh", "-Dtidemark.process=launcher").start();
    try {
      recordLauncher(launcher.pid());
      assertThat(inEmptyCheckout("down").text()).contains("Building Tidemark");
      assertThat(inEmptyCheckout("test").text()).contains("./tidemark down first");
    } finally {
      launcher.destroy();
    }
  }

  @Test
  void takesNoStrangerWithTheNumberOfAnEndedLauncherForIt() throws Exception {
    recordLauncher(ProcessHandle.current().pid());
    Outcome outcome = inEmptyCheckout("down");
    assertThat(outcome.text()).contains("nothing runs from it");
    assertThat(outcome.code()).isZero();
  }

  private void recordLauncher(long pid) throws IOException {
    Path run = Files.createDirectories(directory.resolve("state/run"));
    Files.writeString(run.resolve("launcher.pid"), "pid=" + pid + "\n");
  }

  /** Runs a copy of the script where nothing is built and nothing can be. */
  private Outcome inEmptyCheckout(String command) throws Exception {
    Path checkout = Files.createDirectories(directory.resolve("a checkout"));
    Path copy = Files.copy(SCRIPT, checkout.resolve("tidemark"), REPLACE_EXISTING);
    executable(Files.createDirectories(directory.resolve("path")).resolve("mvn"), "exit 1\n");
    return run(
        Map.of(
            "JAVA_HOME", jdk("jdk-of-" + command, "25").toString(),
            "TIDEMARK_HOME", directory.resolve("state").toString(),
            "PATH", directory.resolve("path") + ":" + System.getenv("PATH")),
        copy.toString(),
        command);
  }

  private String foundJdk(Path javaHome) throws Exception {
    return find(javaHome).text().strip();
  }

  private Outcome find(Path javaHome) throws Exception {
    return find(
        Map.of(
            "JAVA_HOME", javaHome.toString(),
            "HOME", directory.resolve("home").toString(),
            "SDKMAN_DIR", directory.resolve("home/.sdkman").toString()));
  }

  /** Runs the script's own search with only made-up places to look in. */
  private Outcome find(Map<String, String> environment) throws Exception {
    String script = Files.readString(SCRIPT);
    String functions =
        script
            .substring(0, script.indexOf("command=${1:-help}"))
            .replace("/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk*", "");
    Path probe = directory.resolve("probe");
    Files.writeString(probe, functions + "jdk_on_path() { :; }\nfind_jdk\necho \"$JAVA_HOME\"\n");
    return run(environment, probe.toString());
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    executable(Files.createDirectories(home.resolve("bin")).resolve("javac"), "");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Outcome(int code, String text) {}

  private static Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh").redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text);
  }
}
