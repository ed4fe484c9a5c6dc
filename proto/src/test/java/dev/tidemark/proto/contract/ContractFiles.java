package dev.tidemark.proto.contract;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.tidemark.proto.common.v1.CommonErrorsProto;
import dev.tidemark.proto.drift.v1.DriftErrorsProto;
import dev.tidemark.proto.drift.v1.DriftProto;
import dev.tidemark.proto.evalset.v1.EvalsetErrorsProto;
import dev.tidemark.proto.evalset.v1.EvalsetProto;
import dev.tidemark.proto.event.v1.ApplicationProto;
import dev.tidemark.proto.event.v1.DeploymentProto;
import dev.tidemark.proto.event.v1.EmbeddedProto;
import dev.tidemark.proto.event.v1.EnvelopeProto;
import dev.tidemark.proto.event.v1.ErasureProto;
import dev.tidemark.proto.event.v1.FeedbackProto;
import dev.tidemark.proto.event.v1.InteractionProto;
import dev.tidemark.proto.event.v1.ScoreProto;
import dev.tidemark.proto.event.v1.TrafficProto;
import dev.tidemark.proto.event.v1.VersionProto;
import dev.tidemark.proto.ingest.v1.ApplicationServiceProto;
import dev.tidemark.proto.ingest.v1.IngestErrorsProto;
import dev.tidemark.proto.ingest.v1.IngestProto;
import dev.tidemark.proto.shadow.v1.ShadowErrorsProto;
import dev.tidemark.proto.shadow.v1.ShadowProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The contract as compiled today, as committed, and as written. */
final class ContractFiles {
  static final Path SOURCES = Path.of("src/main/proto");
  static final Path COMMITTED = Path.of("src/test/resources/contract/descriptors.binpb");

  private static final List<FileDescriptor> COMPILED =
      List.of(
          CommonErrorsProto.getDescriptor(),
          DriftErrorsProto.getDescriptor(),
          DriftProto.getDescriptor(),
          ApplicationProto.getDescriptor(),
          DeploymentProto.getDescriptor(),
          EmbeddedProto.getDescriptor(),
          EnvelopeProto.getDescriptor(),
          ErasureProto.getDescriptor(),
          FeedbackProto.getDescriptor(),
          InteractionProto.getDescriptor(),
          ScoreProto.getDescriptor(),
          TrafficProto.getDescriptor(),
          VersionProto.getDescriptor(),
          ApplicationServiceProto.getDescriptor(),
          IngestErrorsProto.getDescriptor(),
          IngestProto.getDescriptor(),
          ShadowErrorsProto.getDescriptor(),
          ShadowProto.getDescriptor(),
          EvalsetErrorsProto.getDescriptor(),
          EvalsetProto.getDescriptor());

  private ContractFiles() {}

  static FileDescriptorSet compiled() {
    List<FileDescriptorProto> files = COMPILED.stream().map(FileDescriptor::toProto).toList();
    return FileDescriptorSet.newBuilder().addAllFile(files).build();
  }

  static FileDescriptorSet committed() throws IOException {
    return FileDescriptorSet.parseFrom(Files.readAllBytes(COMMITTED));
  }

  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".proto")).sorted().toList();
    }
  }
}
