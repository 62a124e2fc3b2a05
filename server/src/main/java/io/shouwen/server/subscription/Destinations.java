package io.shouwen.server.subscription;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where messages may go. Plain http, this machine and the addresses by which clouds tell a machine
 * its secrets are open only to hosts that the environment names.
 */
final class Destinations {
    /** What clouds call a machine's own data, where it is no link-local address. */
    private static final Set<String> METADATA =
            Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    private static final int LONGEST = 500;
    private static final int LAST_PORT = 65_535;

    private final Set<String> named;

    /**
     * @param named hosts, each with a port or without, with commas between
     */
    Destinations(String named) {
        this.named =
                Arrays.stream(named.split(",", -1))
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The address that was written, if messages may go to such a one. */
    Optional<URI> read(String written) {
        if (written.isBlank() || written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(written.strip())).filter(this::fits);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean fits(URI address) {
        String host = host(address);
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        return !host.isEmpty()
                && address.getPort() <= LAST_PORT
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && ("https".equalsIgnoreCase(address.getScheme()) || (plain && named(address)))
                && (named(address) || !literal(host) || open(host));
    }

    /** Only the form of an address is looked at where the form is written; names may change. */
    private static boolean literal(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+") || host.equals("localhost");
    }

    private static boolean open(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(Destinations::closed);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Stops a message to where none may go, by what the name means right now. */
    void check(URI address) throws IOException {
        if (!fits(address)) {
            throw new IOException("messages may not go to " + address.getHost());
        }
        if (named(address)) {
            return;
        }
        for (InetAddress one : InetAddress.getAllByName(host(address))) {
            if (closed(one)) {
                throw new IOException(
                        "messages may not go to " + one.getHostAddress() + ": name the host");
            }
        }
    }

    private static boolean closed(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address.getHostAddress().replaceFirst("%.*", ""));
    }

    private boolean named(URI address) {
        String host = host(address);
        return named.contains(host) || named.contains(host + ":" + address.getPort());
    }

    private static String host(URI address) {
        String host = address.getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
