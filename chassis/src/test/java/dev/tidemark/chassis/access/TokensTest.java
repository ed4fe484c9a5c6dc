package dev.tidemark.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  private static final String FIRST = "first-0123456789abcdef0123456789abcdef";
  private static final String SECOND = "second-0123456789abcdef0123456789abcdef";

  @TempDir Path directory;

  @Test
  void readsRoleAndTenantFromTheFileName() throws IOException {
    write("gateway", FIRST);
    write("viewer.acme", SECOND);
    Tokens tokens = TokenFilesStore.read(directory);
    assertThat(tokens.find(FIRST)).contains(Caller.of("default", Role.GATEWAY));
    assertThat(tokens.find(SECOND)).contains(Caller.of("acme", Role.VIEWER));
    assertThat(tokens.find(FIRST + " ")).isEmpty();
  }

  @Test
  void takesSeveralTokensWhileRotating() throws IOException {
    write("gateway", FIRST + "\n\n" + SECOND + "\n");
    Tokens tokens = TokenFilesStore.read(directory);
    assertThat(tokens.find(FIRST)).isEqualTo(tokens.find(SECOND)).isPresent();
  }

  @Test
  void passesOverHiddenFiles() throws IOException {
    write("gateway", FIRST);
    write("..data", "not a token");
    assertThat(TokenFilesStore.read(directory).find(FIRST)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "gateway.", "gateway.ACME", "readme.txt"})
  void refusesFilesOfNoRole(String name) throws IOException {
    write(name, FIRST);
    assertThatThrownBy(() -> TokenFilesStore.read(directory))
        .hasMessageContaining("gateway, operator, viewer or service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "0123456789 0123456789 0123456789 0123456789"})
  void refusesWeakTokensWithoutShowingThem(String token) throws IOException {
    write("gateway", token);
    assertThatThrownBy(() -> TokenFilesStore.read(directory))
        .hasMessageContaining("openssl rand -hex 32")
        .message()
        .doesNotContain(token);
  }

  @Test
  void refusesATokenOfTwoRoles() throws IOException {
    write("gateway", FIRST);
    write("viewer", FIRST);
    assertThatThrownBy(() -> TokenFilesStore.read(directory)).hasMessageContaining("stands twice");
  }

  @Test
  void refusesAnEmptyDirectory() {
    assertThatThrownBy(() -> TokenFilesStore.read(directory)).hasMessageContaining("no token in");
  }

  @Test
  void derivesAKeyFromAllTokensAndThePurpose() throws IOException {
    write("gateway", FIRST);
    Tokens before = TokenFilesStore.read(directory);
    write("viewer", SECOND);
    Tokens after = TokenFilesStore.read(directory);
    assertThat(before.derivedKey("a"))
        .hasSize(32)
        .isEqualTo(before.derivedKey("a"))
        .isNotEqualTo(before.derivedKey("b"))
        .isNotEqualTo(after.derivedKey("a"));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }
}
