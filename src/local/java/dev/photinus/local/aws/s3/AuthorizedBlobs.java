package dev.photinus.local.aws.s3;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A blob store that does nothing for a request whose {@link Authorization} does not allow it, and hides what is not there. */
final class AuthorizedBlobs implements InvocationHandler {
    private final BlobStore blobs;

    private AuthorizedBlobs(BlobStore blobs) {
        this.blobs = blobs;
    }

    static BlobStore over(BlobStore blobs) {
        return (BlobStore) Proxy.newProxyInstance(
                AuthorizedBlobs.class.getClassLoader(), new Class<?>[] {BlobStore.class}, new AuthorizedBlobs(blobs));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        var authorization = AuthorizationFilter.current();
        if (authorization.denial().isPresent()) {
            throw new S3ProxyException(
                    S3ErrorCode.ACCESS_DENIED, authorization.denial().get());
        }
        try {
            return method.invoke(blobs, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof NoSuchKeyException absent
                    && authorization.absence().isPresent()) {
                throw new S3ProxyException(
                        S3ErrorCode.ACCESS_DENIED, authorization.absence().get(), absent);
            }
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }
}
