package dev.tidemark.quickstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  private String foundJdk(Path javaHome) throws Exception {
    return find(javaHome).text().strip();
  }

  /** Runs the script's own search with only the made-up home to look in. */
  private Outcome find(Path javaHome) throws Exception {
    String script = Files.readString(SCRIPT);
    String functions =
        script
            .substring(0, script.indexOf("command=${1:-help}"))
            .replace("/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk*", "");
    Path probe = directory.resolve("probe");
    Files.writeString(probe, functions + "jdk_on_path() { :; }\nfind_jdk\necho \"$JAVA_HOME\"\n");
    return run(
        Map.of(
            "JAVA_HOME", javaHome.toString(),
            "HOME", directory.resolve("home").toString(),
            "SDKMAN_DIR", directory.resolve("home/.sdkman").toString()),
        probe.toString());
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Path compiler = Files.createDirectories(home.resolve("bin")).resolve("javac");
    assertThat(Files.createFile(compiler).toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private record Outcome(int code, String text) {}

  private static Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh").redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text);
  }
}
