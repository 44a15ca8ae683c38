package dev.photinus.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds out whether a bucket can be used from here, and describes in words what prevents it. */
@ApplicationScoped
public class BucketAccess {

    private static final String REGION = "x-amz-bucket-region";

    private final S3Client s3;

    public BucketAccess(S3Client s3) {
        this.s3 = s3;
    }

    /**
     * Asks S3 for a bucket, which takes the right to list it.
     *
     * @return a clause such as "there is no bucket my-photos"; empty where the bucket can be used
     * @throws S3Exception if S3 itself has a fault
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">S3: HeadBucket</a>
     */
    public Optional<String> problem(String bucket) {
        try {
            s3.headBucket(head -> head.bucket(bucket));
            return Optional.empty();
        } catch (S3Exception e) {
            Optional<String> elsewhere = inAnotherRegion(s3, bucket, e);
            if (elsewhere.isPresent()) {
                return elsewhere;
            }
            return switch (e.statusCode()) {
                case 404 -> Optional.of("there is no bucket " + bucket);
                case 403 ->
                    Optional.of("S3 denies access to the bucket " + bucket
                            + "; if it belongs to another account, its bucket policy has to allow this stack's roles");
                default -> throw e;
            };
        }
    }

    /**
     * The clause about a bucket that S3 has refused a request for because it is in another region: with 301, or with 400 where
     * the region was opened after March 2019. Its answer names the region either way.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/UsingRouting.html">S3: request routing</a>
     */
    static Optional<String> inAnotherRegion(S3Client s3, String bucket, S3Exception refusal) {
        String here = s3.serviceClientConfiguration().region().id();
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader(REGION))
                .filter(there -> !there.equals(here))
                .map(there -> "the bucket " + bucket + " is in the region " + there + ", but this stack is in " + here
                        + "; use a bucket in " + here);
    }

    /** Whether S3 has refused a request because of the KMS key that an object is encrypted with. */
    static boolean isAboutKey(S3Exception refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        return details != null
                && (String.valueOf(details.errorCode()).startsWith("KMS.")
                        || String.valueOf(details.errorMessage()).contains("kms:"));
    }
}
