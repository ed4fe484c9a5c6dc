package dev.tidemark.proto.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.tidemark.proto.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final Path DOCUMENT = Path.of("../docs/contract.md");
  private static final Pattern MESSAGE = Pattern.compile("^message (\\w+) \\{.*");
  private static final Pattern FIELD =
      Pattern.compile("^(?:repeated |optional )?[\\w.<>, ]+ (\\w+) = \\d+;");
  private static final Pattern NAMED = Pattern.compile("^(message|enum|service|rpc) .*");

  @Test
  void growsByAdditionOnly() throws IOException {
    assertThat(Compatibility.breaks(ContractFiles.committed(), ContractFiles.compiled())).isEmpty();
  }

  /** Record with {@code -Dcontract.record=true} and commit the file beside the change. */
  @Test
  void isRecordedAsItStands() throws IOException {
    if (Boolean.getBoolean("contract.record")) {
      Files.write(ContractFiles.COMMITTED, ContractFiles.compiled().toByteArray());
    }
    assertThat(ContractFiles.committed()).isEqualTo(ContractFiles.compiled());
  }

  @Test
  void findsARenumberedFieldAndALostMessage() {
    FileDescriptorSet now = ContractFiles.compiled();
    FileDescriptorSet.Builder changed = now.toBuilder();
    changed
        .getFileBuilderList()
        .forEach(
            file ->
                file.getMessageTypeBuilderList().stream()
                    .filter(message -> message.getName().equals("Envelope"))
                    .forEach(message -> message.getFieldBuilder(0).setNumber(99)));
    changed.getFileBuilder(changed.getFileCount() - 1).removeMessageType(0);

    assertThat(Compatibility.breaks(now, changed.build()))
        .anyMatch(line -> line.contains("Envelope.event_id is gone and not reserved"))
        .anyMatch(line -> line.startsWith("message tidemark.") && line.endsWith("gone"));
  }

  @Test
  void commentsEveryMessageFieldAndRpc() throws IOException {
    List<String> bare = new ArrayList<>();
    for (Path source : ContractFiles.sources()) {
      String previous = "";
      for (String line : Files.readAllLines(source)) {
        String text = line.strip();
        boolean named = NAMED.matcher(text).matches() || FIELD.matcher(text).matches();
        if (named && !previous.startsWith("//") && !text.contains("_UNSPECIFIED")) {
          bare.add(source + ": " + text);
        }
        previous = text;
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void mapsEveryFieldToItsUseInTheDocument() throws IOException {
    String document = Files.readString(DOCUMENT);
    List<String> missing = new ArrayList<>();
    for (Path source : ContractFiles.sources()) {
      String message = "";
      for (String line : Files.readAllLines(source)) {
        Matcher opened = MESSAGE.matcher(line.strip());
        Matcher field = FIELD.matcher(line.strip());
        if (opened.matches()) {
          message = opened.group(1);
        } else if (field.matches() && !document.contains("`" + message + "." + field.group(1))) {
          missing.add(message + "." + field.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void namesEveryDeadLetterTopicInTheDocument() throws IOException {
    String document = Files.readString(DOCUMENT);
    List<String> names =
        Stream.of(Topic.values())
            .flatMap(topic -> topic.readers().stream().map(topic::deadLetterName))
            .toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> document.contains("`" + name + "`"));
  }
}
