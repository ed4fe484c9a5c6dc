package dev.tidemark.chassis.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/** Which addresses are never called, whatever their name. */
final class AddressRules {
  /** Metadata services outside 169.254.0.0/16: AWS and Google over IPv6, Alibaba, Oracle, Azure. */
  private static final Set<InetAddress> METADATA =
      Set.of(
          literal("fd00:ec2::254"),
          literal("fd20:ce::254"),
          literal("100.100.100.200"),
          literal("192.0.0.192"),
          literal("168.63.129.16"));

  /** 64:ff9b::/96 and 64:ff9b:1::/96, by which an IPv4 address is reached over IPv6. */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  private static final byte[] LOCAL_NAT64 = {
    0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1, 0, 0, 0, 0, 0, 0
  };

  private AddressRules() {}

  /** Whether a call may go to the address; to this machine only where that is meant. */
  static boolean mayCall(InetAddress given, boolean loopbackMeant) {
    InetAddress address = embeddedIpv4(given);
    return !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && !METADATA.contains(address)
        && (loopbackMeant || !address.isLoopbackAddress());
  }

  private static InetAddress embeddedIpv4(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] prefix = Arrays.copyOf(bytes, 12);
    boolean translated =
        address instanceof Inet6Address
            && (Arrays.equals(NAT64, prefix) || Arrays.equals(LOCAL_NAT64, prefix));
    return translated ? ofBytes(Arrays.copyOfRange(bytes, 12, 16)) : address;
  }

  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
    }
  }

  private static InetAddress literal(String text) {
    return InetAddress.ofLiteral(text);
  }
}
