package dev.tidemark.proto.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Bytes written once are read for ever. A new field gets a new example in a new file; a file that
 * exists is never written again.
 */
class GoldenBytesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/contract/golden");

  @Test
  void readsWhatWasWrittenByTheFirstVersion() throws IOException {
    for (Map.Entry<String, Message> example : Examples.all().entrySet()) {
      Message read = example.getValue().getParserForType().parseFrom(golden(example));
      assertThat(read).as(example.getKey()).isEqualTo(example.getValue());
    }
  }

  @Test
  void writesWhatTheFirstVersionReads() throws IOException {
    for (Map.Entry<String, Message> example : Examples.all().entrySet()) {
      assertThat(example.getValue().toByteArray()).as(example.getKey()).isEqualTo(golden(example));
    }
  }

  private static byte[] golden(Map.Entry<String, Message> example) throws IOException {
    Path file = GOLDEN.resolve(example.getKey() + ".hex");
    if (Boolean.getBoolean("contract.record") && Files.notExists(file)) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, HexFormat.of().formatHex(example.getValue().toByteArray()) + "\n");
    }
    return HexFormat.of().parseHex(Files.readString(file).strip());
  }
}
