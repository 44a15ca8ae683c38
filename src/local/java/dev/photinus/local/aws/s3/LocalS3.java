package dev.photinus.local.aws.s3;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.iam.LocalAccount;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Objects;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * S3 on a free port of this machine, over a folder on disk.
 *
 * <p>As S3 does, it refuses a pre-signed URL that was tampered with, has expired or is used with another method, and an
 * unsigned request. Clients address buckets by path ({@code forcePathStyle}). It has no object tags, no lifecycle, no
 * versions and no encryption; on a disk that does not tell case apart (macOS), keys that differ in case only are one key.
 * Content-Type, ETag and user metadata are extended attributes: the folder's file system must have them.
 */
public final class LocalS3 implements AutoCloseable {
    /** S3Proxy and the web server it brings report every start; held here, because a logger nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("org.gaul");

    private final S3Proxy proxy;
    private final BlobStore blobs;
    private final LocalCredentials credentials;

    private LocalS3(S3Proxy proxy, BlobStore blobs, LocalCredentials credentials) {
        this.proxy = proxy;
        this.blobs = blobs;
        this.credentials = credentials;
    }

    /**
     * Starts over a folder, which is made if it is missing; buckets that a former start left in it are there again.
     *
     * @param credentials the only access key that this S3 knows
     */
    public static LocalS3 start(Path folder, LocalCredentials credentials) throws IOException {
        return start(folder, credentials, 0);
    }

    /**
     * Starts over a folder, on a port if that is free, so that URLs that were signed before are still good.
     *
     * @param port 0 for any
     * @see #start(Path, LocalCredentials)
     */
    public static LocalS3 start(Path folder, LocalCredentials credentials, int port) throws IOException {
        return start(folder, credentials, port, null);
    }

    /**
     * Starts over a folder, and lets the roles of an account do what their policies allow. The administrator may do everything.
     *
     * @see #start(Path, LocalCredentials, int)
     */
    public static LocalS3 start(Path folder, LocalAccount account, int port) throws IOException {
        return start(folder, account.keys().administrator(), port, account);
    }

    private static LocalS3 start(Path folder, LocalCredentials credentials, int port, @Nullable LocalAccount account)
            throws IOException {
        LOGGER.setLevel(Level.WARN);
        Files.createDirectories(folder);
        var blobs = new KeyPathBlobStore(
                new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()));
        var proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:" + (isFree(port) ? port : 0)))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4, credentials.accessKeyId(), credentials.secretAccessKey())
                .stopTimeout(0)
                .build();
        if (account != null) {
            authorize(proxy, blobs, account);
        }
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IOException("S3 did not start on this machine: " + e.getMessage(), e);
        }
        return new LocalS3(proxy, blobs, credentials);
    }

    private static void authorize(S3Proxy proxy, BlobStore blobs, LocalAccount account) {
        var authorized = AuthorizedBlobs.over(blobs);
        proxy.setBlobStoreLocator((accessKeyId, container, blob) -> account.keys()
                .holder(Objects.requireNonNullElse(accessKeyId, ""))
                .map(holder -> new AccessGrant(holder.credentials().secretAccessKey(), authorized))
                .orElse(null));
        servlets(proxy)
                .addFilter(
                        new FilterHolder(new AuthorizationFilter(account)), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    /** S3Proxy keeps its web server to itself, and tells nobody of the HTTP request that a blob store works for. */
    private static ServletContextHandler servlets(S3Proxy proxy) {
        try {
            var field = S3Proxy.class.getDeclaredField("server");
            field.setAccessible(true);
            return ((Server) field.get(proxy)).getDescendant(ServletContextHandler.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("S3Proxy has its web server elsewhere", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where clients find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** The access key to sign with. */
    public LocalCredentials credentials() {
        return credentials;
    }

    /** Makes a bucket, unless it is there. */
    public void createBucket(String name) {
        if (!blobs.containerExists(name)) {
            blobs.createContainer(name);
        }
    }

    /** Puts a file into a bucket, past HTTP. */
    public void put(String bucket, String key, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            blobs.putBlob(
                    PutObjectRequest.builder()
                            .bucket(bucket)
                            .key(key)
                            .contentLength(Files.size(file))
                            .build(),
                    bytes);
        }
    }

    /** Takes an object out of a bucket into a file, past HTTP. */
    public void get(String bucket, String key, Path file) throws IOException {
        try (InputStream bytes =
                blobs.getBlob(GetObjectRequest.builder().bucket(bucket).key(key).build())) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException("S3 did not stop: " + e.getMessage(), e);
        }
    }
}
