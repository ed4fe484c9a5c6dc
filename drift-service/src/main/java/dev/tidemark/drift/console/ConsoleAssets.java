package dev.tidemark.drift.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of the page: read once, kept in memory (1.1 MB, nearly all of it the chart library).
 */
final class ConsoleAssets {
  private static final String CHARTS = "/_static/echarts/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, Optional<Asset>> loaded = new ConcurrentHashMap<>();

  /**
   * A file of the page.
   *
   * @param bytes its content
   * @param type media type
   * @param tag strong entity tag of the content
   * @param lasting whether the path names a version, so that it never changes
   */
  @SuppressWarnings("ArrayRecordComponent") // shared and never written
  record Asset(byte[] bytes, String type, String tag, boolean lasting) {}

  /** The file at a path of this port; empty if the page has none there. */
  Optional<Asset> find(String path) {
    if (path.equals("/")) {
      return loaded.computeIfAbsent(path, _ -> load("/console/index.html", false));
    }
    boolean charts = path.startsWith(CHARTS);
    boolean own = path.startsWith("/console/") && path.indexOf('/', 9) < 0;
    if (!(charts || own) || path.contains("..") || !TYPES.containsKey(extension(path))) {
      return Optional.empty();
    }
    Optional<Asset> known = loaded.get(path);
    return known != null ? known : remember(path, load("/META-INF/resources" + path, charts));
  }

  /** Only what exists is kept: paths that do not would fill the memory. */
  private Optional<Asset> remember(String path, Optional<Asset> asset) {
    if (asset.isPresent()) {
      loaded.put(path, asset);
    }
    return asset;
  }

  private static Optional<Asset> load(String resource, boolean lasting) {
    try (InputStream in = ConsoleAssets.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      return Optional.of(new Asset(bytes, type(resource), tag(bytes), lasting));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String resource) {
    return TYPES.getOrDefault(extension(resource), "application/octet-stream");
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
