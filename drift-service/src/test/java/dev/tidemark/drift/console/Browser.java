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

/** The Chromium of the machine; tests are skipped, with the reason printed, where there is none. */
final class Browser implements AutoCloseable {
  private static final String REASON =
      "SKIPPED: no chromium on this machine; install it (apt-get install chromium) or set"
          + " TIDEMARK_CHROMIUM to its path";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  /** What the page complained about, and where it asked for anything. */
  final List<String> complaints = new CopyOnWriteArrayList<>();

  final List<String> requests = new CopyOnWriteArrayList<>();

  Browser() {
    Optional<Path> chromium = find();
    if (chromium.isEmpty()) {
      System.out.println(REASON);
    }
    Assumptions.assumeTrue(chromium.isPresent(), REASON);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setChromiumSandbox(false));
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

  /** Closes all windows and forgets what they did. */
  void reset() {
    browser.contexts().forEach(BrowserContext::close);
    complaints.clear();
    requests.clear();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
