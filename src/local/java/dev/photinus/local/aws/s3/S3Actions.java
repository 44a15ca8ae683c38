package dev.photinus.local.aws.s3;

import dev.photinus.local.aws.iam.AccessRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an HTTP request to S3 needs the right to: actions and resources, with buckets addressed by path.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required permissions</a>
 */
final class S3Actions {
    private static final String COPY_SOURCE = "x-amz-copy-source";
    private static final String VERSION = "versionId";

    private final HttpServletRequest request;
    private final String bucket;
    private final String key;

    private S3Actions(HttpServletRequest request, String bucket, String key) {
        this.request = request;
        this.bucket = bucket;
        this.key = key;
    }

    static S3Actions of(HttpServletRequest request) {
        var path = decode(request.getRequestURI().substring(1));
        var slash = path.indexOf('/');
        return slash < 0
                ? new S3Actions(request, path, "")
                : new S3Actions(request, path.substring(0, slash), path.substring(slash + 1));
    }

    /** All of them have to be allowed; empty for an operation that the local cloud keeps to the administrator. */
    List<AccessRequest> needed() {
        if (bucket.isEmpty()) {
            return request.getMethod().equals("GET")
                    ? List.of(AccessRequest.of("s3:ListAllMyBuckets", "*"))
                    : List.of();
        }
        return key.isEmpty() ? onBucket() : onObject();
    }

    /** The right without which S3 says of an object that is not there that access is denied; empty where nothing is read. */
    Optional<AccessRequest> toLearnOfAbsence() {
        var method = request.getMethod();
        return !key.isEmpty() && (method.equals("GET") || method.equals("HEAD"))
                ? Optional.of(AccessRequest.of("s3:ListBucket", bucketArn(bucket)))
                : Optional.empty();
    }

    private List<AccessRequest> onBucket() {
        var action =
                switch (request.getMethod()) {
                    case "HEAD" -> "s3:ListBucket";
                    case "GET" -> list();
                    case "PUT" -> hasSubresource() ? "" : "s3:CreateBucket";
                    case "DELETE" -> hasSubresource() ? "" : "s3:DeleteBucket";
                    default -> "";
                };
        if (action.isEmpty()) {
            return List.of();
        }
        var needed = AccessRequest.of(action, bucketArn(bucket));
        var prefix = request.getParameter("prefix");
        return List.of(prefix == null ? needed : needed.with("s3:prefix", List.of(prefix)));
    }

    private String list() {
        if (has("location")) {
            return "s3:GetBucketLocation";
        }
        if (has("versions")) {
            return "s3:ListBucketVersions";
        }
        if (has("uploads")) {
            return "s3:ListBucketMultipartUploads";
        }
        return has("list-type") || !hasSubresource() ? "s3:ListBucket" : "";
    }

    private List<AccessRequest> onObject() {
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> read();
            case "PUT" -> write();
            case "POST" -> has("uploads") || has("uploadId") ? onKey("s3:PutObject") : List.of();
            case "DELETE" -> delete();
            default -> List.of();
        };
    }

    private List<AccessRequest> read() {
        if (has("uploadId")) {
            return onKey("s3:ListMultipartUploadParts");
        }
        return hasSubresource() ? List.of() : onKey(has(VERSION) ? "s3:GetObjectVersion" : "s3:GetObject");
    }

    private List<AccessRequest> write() {
        var source = request.getHeader(COPY_SOURCE);
        if (source != null) {
            return Stream.concat(Stream.of(copied(source)), onKey("s3:PutObject").stream())
                    .toList();
        }
        return has("uploadId") || !hasSubresource() ? onKey("s3:PutObject") : List.of();
    }

    private static AccessRequest copied(String source) {
        var version = source.indexOf("?" + VERSION + "=");
        var path = decode(version < 0 ? source : source.substring(0, version));
        return AccessRequest.of(
                version < 0 ? "s3:GetObject" : "s3:GetObjectVersion",
                "arn:aws:s3:::" + (path.startsWith("/") ? path.substring(1) : path));
    }

    private List<AccessRequest> delete() {
        if (has("uploadId")) {
            return onKey("s3:AbortMultipartUpload");
        }
        return hasSubresource() ? List.of() : onKey(has(VERSION) ? "s3:DeleteObjectVersion" : "s3:DeleteObject");
    }

    private List<AccessRequest> onKey(String action) {
        return List.of(AccessRequest.of(action, bucketArn(bucket) + "/" + key));
    }

    private boolean has(String parameter) {
        return request.getParameter(parameter) != null;
    }

    /** ACLs, tags and the like are not the object or the bucket itself. */
    private boolean hasSubresource() {
        return Stream.of(
                        "accelerate",
                        "acl",
                        "analytics",
                        "attributes",
                        "cors",
                        "delete",
                        "encryption",
                        "inventory",
                        "legal-hold",
                        "lifecycle",
                        "logging",
                        "metrics",
                        "notification",
                        "object-lock",
                        "ownershipControls",
                        "policy",
                        "policyStatus",
                        "publicAccessBlock",
                        "replication",
                        "requestPayment",
                        "restore",
                        "retention",
                        "select",
                        "tagging",
                        "torrent",
                        "versioning",
                        "website")
                .anyMatch(this::has);
    }

    private static String bucketArn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }

    /** Paths of requests have no plus sign for a space. */
    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
