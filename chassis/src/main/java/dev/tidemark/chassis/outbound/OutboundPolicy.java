package dev.tidemark.chassis.outbound;

import dev.tidemark.chassis.outbound.OutboundDecision.Allowed;
import dev.tidemark.chassis.outbound.OutboundDecision.Refused;
import dev.tidemark.chassis.outbound.OutboundDecision.Unresolved;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The allowed endpoints of one feature. A prefix is a URL: scheme, host and port must be equal, the
 * path must begin with the prefix's whole segments.
 */
public final class OutboundPolicy {
  private final String setting;
  private final List<Prefix> allowed;
  private final Resolver resolver;

  /** Finds the addresses of a host; blocks, so not on an event loop. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  OutboundPolicy(String feature, List<String> prefixes, Resolver resolver) {
    this.setting = "tidemark.%s.allowed-endpoints".formatted(feature);
    this.allowed = prefixes.stream().map(text -> Prefix.of(setting, text)).toList();
    this.resolver = resolver;
  }

  /**
   * The policy of a feature.
   *
   * @param prefixes value of {@code tidemark.<feature>.allowed-endpoints}; none: nothing goes out
   * @throws IllegalArgumentException if a prefix is no absolute http or https URL
   */
  public static OutboundPolicy of(String feature, List<String> prefixes) {
    return new OutboundPolicy(feature, prefixes, InetAddress::getAllByName);
  }

  /** Decides about a URL; resolves its host, so call it on a worker thread. */
  public OutboundDecision check(String url) {
    return parse(url)
        .flatMap(uri -> prefixOf(uri).map(prefix -> resolve(uri, prefix)))
        .orElseGet(
            () ->
                new Refused(
                    "the URL is not under an allowed endpoint; have an operator add its prefix to "
                        + setting));
  }

  private Optional<Prefix> prefixOf(URI uri) {
    return allowed.stream().filter(prefix -> prefix.covers(uri)).findFirst();
  }

  private OutboundDecision resolve(URI uri, Prefix prefix) {
    List<InetAddress> addresses;
    try {
      addresses = List.of(resolver.resolve(uri.getHost()));
    } catch (UnknownHostException e) {
      return new Unresolved("host \"%s\" has no address; correct the URL".formatted(uri.getHost()));
    }
    return addresses.stream()
        .filter(address -> !AddressRules.mayCall(address, prefix.isLoopback()))
        .findFirst()
        .<OutboundDecision>map(address -> forbidden(uri, address))
        .orElseGet(() -> new Allowed(uri, addresses));
  }

  private Refused forbidden(URI uri, InetAddress address) {
    return new Refused(
        "host \"%s\" resolves to %s, which is never called: metadata, link-local or this machine;"
                .formatted(uri.getHost(), address.getHostAddress())
            + " use a routable host (loopback must stand in "
            + setting
            + " as such)");
  }

  /** The URL, if it says plainly where it goes: no user, no dots, nothing encoded in the path. */
  private static Optional<URI> parse(String url) {
    try {
      URI uri = new URI(url);
      boolean plain =
          uri.isAbsolute()
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.normalize().equals(uri)
              && !uri.getRawPath().toLowerCase(Locale.ROOT).matches(".*(%2e|%2f|%5c).*");
      return plain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private record Prefix(String scheme, String host, int port, String path) {
    static Prefix of(String setting, String text) {
      URI uri =
          parse(text)
              .filter(given -> given.getScheme().matches("(?i)https?"))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "%s has \"%s\" but takes http or https URLs with a host; correct it"
                              .formatted(setting, text)));
      String path = uri.getRawPath().endsWith("/") ? uri.getRawPath() : uri.getRawPath() + "/";
      return new Prefix(lower(uri.getScheme()), lower(uri.getHost()), port(uri), path);
    }

    boolean covers(URI uri) {
      return scheme.equals(lower(uri.getScheme()))
          && host.equals(lower(uri.getHost()))
          && port == port(uri)
          && (uri.getRawPath() + "/").startsWith(path);
    }

    /** Whether whoever wrote the prefix meant this machine. */
    boolean isLoopback() {
      return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    private static int port(URI uri) {
      if (uri.getPort() >= 0) {
        return uri.getPort();
      }
      return lower(uri.getScheme()).equals("https") ? 443 : 80;
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
