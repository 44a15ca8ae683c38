package dev.photinus.adobe;

import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Speaks TLS over connections to {@linkplain PublicAddress public addresses} only. The address that is looked at is the other end
 * of the open connection: a name that is resolved, found harmless, and resolved again to be connected to could have changed its
 * address in between (DNS rebinding). Not a byte has been sent by then.
 *
 * <p>{@link javax.net.ssl.HttpsURLConnection} connects by itself, and has the encryption laid over it, where a factory makes no
 * unconnected sockets, which is what {@link javax.net.SocketFactory} does by default.
 */
final class PublicSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

    /** The other end of a connection is not on the internet. */
    static final class PrivateAddressException extends IOException {

        @Serial
        private static final long serialVersionUID = 1;

        PrivateAddressException(InetAddress address) {
            super("its name leads to " + address.getHostAddress() + ", which is not an address of the internet");
        }
    }

    /** @throws PrivateAddressException if the connection leads elsewhere than into the internet; it is closed then */
    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        InetAddress address = connected.getInetAddress();
        if (!PublicAddress.is(address)) {
            connected.close();
            throw new PrivateAddressException(address);
        }
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw unchecked();
    }

    private static IOException unchecked() {
        return new IOException("Connections that nobody has looked at are not encrypted");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
