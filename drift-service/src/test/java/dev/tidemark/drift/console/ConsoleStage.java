package dev.tidemark.drift.console;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;

/** A real browser, and for each test its own server of fixed answers. */
abstract class ConsoleStage {
  final Browser browser = Browser.started();
  final FixtureServer server = new FixtureServer();

  @AfterEach
  void stopServer() {
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
