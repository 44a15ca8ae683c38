package dev.photinus.local.aws.s3;

import dev.photinus.local.aws.iam.AccessKeys;
import dev.photinus.local.aws.iam.LocalAccount;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a request to S3 and what he may do, for {@link AuthorizedBlobs}, which holds to it once the signature is
 * verified. The session token of a temporary key is verified here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList">Error codes</a>
 */
final class AuthorizationFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,\\s]+)/|^AWS ([^:\\s]+):");
    private static final String TOKEN = "x-amz-security-token";

    /** Inherited, since S3Proxy completes a multipart upload in a thread that it starts for it. Every request sets its own. */
    private static final InheritableThreadLocal<Authorization> CURRENT = new InheritableThreadLocal<>();

    private final transient LocalAccount account;

    AuthorizationFilter(LocalAccount account) {
        this.account = account;
    }

    /** Of the request that this thread works on. */
    static Authorization current() {
        return Objects.requireNonNullElse(CURRENT.get(), Authorization.NONE);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, jakarta.servlet.ServletException {
        Optional<AccessKeys.Holder> holder = accessKey(request).flatMap(account.keys()::holder);
        if (holder.isPresent() && !hasToken(request, holder.get())) {
            refuse(request, response);
            return;
        }
        CURRENT.set(holder.map(known -> Authorization.of(account.control(), known.principal(), S3Actions.of(request)))
                .orElse(Authorization.NONE));
        try {
            chain.doFilter(new WithoutToken(request), response);
        } finally {
            CURRENT.remove();
        }
    }

    private static Optional<String> accessKey(HttpServletRequest request) {
        var credential = request.getParameter("X-Amz-Credential");
        if (credential != null) {
            return Optional.of(credential.split("/", 2)[0]);
        }
        var header = ACCESS_KEY.matcher(Objects.requireNonNullElse(request.getHeader("Authorization"), ""));
        if (header.find()) {
            return Optional.of(header.group(1) == null ? header.group(2) : header.group(1));
        }
        return Optional.ofNullable(request.getParameter("AWSAccessKeyId"));
    }

    private static boolean hasToken(HttpServletRequest request, AccessKeys.Holder holder) {
        var expected = holder.credentials().sessionToken();
        var actual = token(request);
        if (expected == null || actual == null) {
            return Objects.equals(expected, actual);
        }
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(TOKEN);
        return header == null ? request.getParameter("X-Amz-Security-Token") : header;
    }

    /** Of a temporary key, S3 knows nothing without its token. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var isMissing = token(request) == null;
        response.setStatus(isMissing ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/xml");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        var error = isMissing
                ? "<Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message>"
                : "<Code>InvalidToken</Code><Message>The provided token is malformed or otherwise invalid.</Message>";
        response.getOutputStream()
                .write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>" + error + "</Error>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A request whose token, being verified, is not listed: S3Proxy refuses headers that it does not know. It can still be read, for it is signed. */
    private static final class WithoutToken extends HttpServletRequestWrapper {
        WithoutToken(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !name.equalsIgnoreCase(TOKEN))
                    .toList());
        }
    }
}
