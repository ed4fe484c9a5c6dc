package dev.tidemark.quickstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.RegisterCandidateRequest;
import dev.tidemark.proto.shadow.v1.RegisterCandidateResponse;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc.ShadowServiceImplBase;
import dev.tidemark.quickstart.launch.Foreground;
import dev.tidemark.quickstart.process.ProcessHandleFixture;
import dev.tidemark.quickstart.process.ProcessRecords;
import dev.tidemark.quickstart.process.ServicePorts;
import dev.tidemark.quickstart.state.Secrets;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code candidate} against a shadow that only takes notes. */
class CandidateCommandTest {
  private static final List<String> LEAST =
      List.of(
          "candidate",
          "add",
          "--app",
          "shop",
          "--id",
          "new",
          "--model",
          "m2",
          "--endpoint",
          "http://e/v1");

  private final List<RegisterCandidateRequest> registered = new ArrayList<>();
  private final CommandLineFixture commands;
  private final Server shadow;
  private final Process launcher = ProcessHandleFixture.start(Foreground.LAUNCHER);

  CandidateCommandTest(@TempDir Path checkout) throws IOException {
    commands = new CommandLineFixture(checkout);
    shadow =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Shadow())
            .build()
            .start();
  }

  /** As if the launcher and shadow were running. */
  @BeforeEach
  void pretendToRun() {
    commands.state().create();
    new Secrets(commands.state()).create();
    ProcessRecords records = new ProcessRecords(commands.state().run());
    records.write(Foreground.LAUNCHER, launcher.toHandle(), new ServicePorts(0, 0));
    records.write("shadow", launcher.toHandle(), new ServicePorts(shadow.getPort(), 0));
  }

  @AfterEach
  void stop() {
    launcher.destroyForcibly();
    shadow.shutdownNow();
    commands.close();
  }

  @Test
  void addsACandidateWithTheDefaultsThatHelpTells() {
    assertThat(commands.execute(LEAST.toArray(String[]::new))).isZero();

    assertThat(registered).hasSize(1);
    assertThat(registered.getFirst().getApplication()).isEqualTo("shop");
    assertThat(registered.getFirst().getCandidate())
        .isEqualTo(
            Candidate.newBuilder()
                .setId("new")
                .setEndpoint("http://e/v1")
                .setModel("m2")
                .setReplayProbability(1)
                .setRequestsPerSecond(5)
                .setTokensPerDay(1_000_000)
                .setMargin(.05)
                .build());
  }

  @Test
  void saysWhyShadowRefuses() {
    assertThat(commands.execute(with("--secret", "m2"))).isEqualTo(1);

    assertThat(commands.said())
        .isEqualToIgnoringNewLines(
            "tidemark: the service answered FAILED_PRECONDITION: no secret \"default/m2\"");
  }

  @Test
  void namesTheFieldThatIsMissing() {
    for (String field : List.of("--app", "--id", "--model", "--endpoint")) {
      List<String> less = new ArrayList<>(LEAST);
      less.remove(less.indexOf(field) + 1);
      less.remove(field);
      assertThat(commands.execute(less.toArray(String[]::new))).isEqualTo(2);
      assertThat(commands.said()).contains("Missing required option: '" + field);
    }
    assertThat(registered).isEmpty();
  }

  @Test
  void tellsWhereASecretStands() {
    assertThat(commands.execute("candidate", "add", "--help")).isZero();
    assertThat(commands.said().replaceAll("\\s+", " "))
        .contains("The file default/NAME below TIDEMARK_SECRETS");
  }

  private static String[] with(String... more) {
    return Stream.concat(LEAST.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private final class Shadow extends ShadowServiceImplBase {
    @Override
    public void registerCandidate(
        RegisterCandidateRequest request, StreamObserver<RegisterCandidateResponse> to) {
      String secret = request.getCandidate().getSecret();
      if (!secret.isEmpty()) {
        to.onError(
            Status.FAILED_PRECONDITION
                .withDescription("no secret \"default/" + secret + "\"")
                .asRuntimeException());
        return;
      }
      registered.add(request);
      to.onNext(RegisterCandidateResponse.getDefaultInstance());
      to.onCompleted();
    }
  }
}
