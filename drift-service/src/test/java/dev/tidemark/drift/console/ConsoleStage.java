package dev.tidemark.drift.console;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A real browser for all tests of a class, and for each its own server of fixed answers. */
abstract class ConsoleStage {
  static Browser browser;
  FixtureServer server;

  @BeforeAll
  static void startBrowser() {
    browser = new Browser();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void startServer() {
    server = new FixtureServer();
  }

  @AfterEach
  void stopServer() {
    browser.reset();
    server.close();
  }

  /** A page that has read everything. */
  Page open(int width, String path) {
    Page page = browser.open(width);
    page.navigate(server.url(path));
    page.waitForSelector("body[data-state=live]");
    return page;
  }
}
