package dev.photinus.storage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * A bucket whose place the SDK has found, with all that its rules know of regions, endpoints and styles of addresses, when it
 * signed a URL there; what is asked for afterwards differs in key and version alone, and needs nothing but the SDK's signer.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">S3: authenticating requests by
 *     query parameters</a>
 */
final class SignedBucket {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final String CREDENTIAL = "X-Amz-Credential";
    private static final String VERSION = "versionId";

    /** What a signature adds to a request. */
    private static final List<String> OF_A_SIGNATURE = List.of(
            "X-Amz-Algorithm",
            "X-Amz-Date",
            "X-Amz-SignedHeaders",
            "X-Amz-Expires",
            CREDENTIAL,
            "X-Amz-Security-Token",
            "X-Amz-Signature");

    private final SdkHttpRequest place;
    private final String path;
    private final String region;
    private final String accessKeyId;

    private SignedBucket(SdkHttpRequest place, String path, String region, String accessKeyId) {
        this.place = place;
        this.path = path;
        this.region = region;
        this.accessKeyId = accessKeyId;
    }

    /**
     * The bucket of a GET that the SDK has signed.
     *
     * @return empty where it is signed in a way of its own, as directory buckets and multi-region access points are
     */
    static Optional<SignedBucket> of(SdkHttpRequest signed, S3Location object) {
        String key = SdkHttpUtils.urlEncodeIgnoreSlashes(object.key());
        String[] scope =
                signed.firstMatchingRawQueryParameter(CREDENTIAL).orElse("").split("/", -1);
        boolean isUsual = signed.firstMatchingRawQueryParameter("X-Amz-Algorithm")
                        .filter("AWS4-HMAC-SHA256"::equals)
                        .isPresent()
                && signed.firstMatchingRawQueryParameter("X-Amz-SignedHeaders")
                        .filter("host"::equals)
                        .isPresent()
                && scope.length == 5
                && scope[3].equals("s3")
                && signed.encodedPath().endsWith("/" + key);
        if (!isUsual) {
            return Optional.empty();
        }
        Map<String, List<String>> query = new LinkedHashMap<>(signed.rawQueryParameters());
        query.keySet().removeAll(OF_A_SIGNATURE);
        query.remove(VERSION);
        String path = signed.encodedPath();
        return Optional.of(new SignedBucket(
                signed.toBuilder().rawQueryParameters(query).build(),
                path.substring(0, path.length() - key.length()),
                scope[2],
                scope[0]));
    }

    /** Whether it was found for these credentials. */
    boolean isOf(AwsCredentialsIdentity credentials) {
        return accessKeyId.equals(credentials.accessKeyId());
    }

    /** A URL that an object of it can be read from. */
    String get(AwsCredentialsIdentity credentials, String key, @Nullable String versionId, Duration lifetime) {
        SdkHttpRequest request = place.toBuilder()
                .encodedPath(path + SdkHttpUtils.urlEncodeIgnoreSlashes(key))
                .applyMutation(get ->
                        Stream.ofNullable(versionId).forEach(version -> get.putRawQueryParameter(VERSION, version)))
                .build();
        return SIGNER.sign(sign -> sign.identity(credentials)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false))
                .request()
                .getUri()
                .toString();
    }
}
