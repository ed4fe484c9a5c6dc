package dev.tidemark.drift.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of the machine; tests are skipped, with the reason printed, where there is none. It
 * is started once and ends with the tests.
 */
final class Browser {
  private static final String REASON =
      "SKIPPED: no chromium on this machine; install it (apt-get install chromium) or set"
          + " TIDEMARK_CHROMIUM to its path";

  private final com.microsoft.playwright.Browser browser;

  /** What the page complained about, and where it asked for anything. */
  final List<String> complaints = new CopyOnWriteArrayList<>();

  final List<String> requests = new CopyOnWriteArrayList<>();

  private Browser(Path chromium) {
    browser =
        Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setChromiumSandbox(false));
  }

  private static final class Started {
    static final Optional<Browser> BROWSER = find().map(Browser::new);
  }

  /** The browser, with no window open. */
  static Browser started() {
    if (Started.BROWSER.isEmpty()) {
      System.out.println(REASON);
    }
    Assumptions.assumeTrue(Started.BROWSER.isPresent(), REASON);
    Browser browser = Started.BROWSER.orElseThrow();
    browser.reset();
    return browser;
  }

  private static Optional<Path> find() {
    Stream<String> places =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    return Stream.concat(Stream.ofNullable(System.getenv("TIDEMARK_CHROMIUM")), places)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A window of its own, with nothing of any other. */
  Page open(int width) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setTimezoneId("UTC"));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    return page;
  }

  private void reset() {
    browser.contexts().forEach(BrowserContext::close);
    complaints.clear();
    requests.clear();
  }
}
