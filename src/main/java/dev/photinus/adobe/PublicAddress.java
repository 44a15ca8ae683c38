package dev.photinus.adobe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells the internet's addresses from those of machines and networks that are one's own: a URL that leads there asks with the
 * rights of whoever fetches it.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA: IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IANA: IPv6 special-purpose addresses</a>
 */
final class PublicAddress {

    /** As a URL has them: no name looks like that. */
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9a-fA-F:.]+]|\\d{1,3}(\\.\\d{1,3}){3}");

    private PublicAddress() {}

    /**
     * Whether a URL's host is this machine or in its own network, by its name or literal address alone: nothing is resolved.
     *
     * @see <a href="https://www.iana.org/assignments/special-use-domain-names/">IANA: special-use domain names</a>
     */
    static boolean isOwnNetwork(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (!LITERAL.matcher(name).matches()) {
            return name.indexOf('.') < 0
                    || name.endsWith(".localhost")
                    || name.endsWith(".local")
                    || name.endsWith(".internal");
        }
        try {
            return !is(InetAddress.getByName(name)); // a literal is not looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether it is on the internet, rather than this machine's, a private network's, a link's, or nobody's. */
    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes, 0) : isPublic6(bytes);
    }

    /** What Java's own questions leave: shared, documentation's, benchmarks' and reserved addresses. */
    private static boolean isPublic4(byte[] bytes, int offset) {
        int first = bytes[offset] & 0xff;
        int second = bytes[offset + 1] & 0xff;
        int third = bytes[offset + 2] & 0xff;
        boolean ofOnesOwn = first == 0
                || first == 10
                || first == 127
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168);
        boolean ofNobody = first >= 224
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
        return !ofOnesOwn && !ofNobody;
    }

    /** 2000::/3 is all that is given out; a network without IPv4 reaches that through 64:ff9b::/96. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        if (first == 0x64 && second == 0xff9b) {
            return areZero(bytes, 4, 12) && isPublic4(bytes, 12);
        }
        boolean givenOut = (first & 0xe000) == 0x2000;
        boolean tunnelled = first == 0x2002 || (first == 0x2001 && second == 0);
        boolean documentation = first == 0x2001 && second == 0xdb8;
        return givenOut && !tunnelled && !documentation;
    }

    private static boolean areZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
