package dev.photinus.local.aws.sam;

/**
 * An {@code AWS::S3::Bucket}.
 *
 * @param logicalId its name inside the template
 * @param name its BucketName, or the logical id in lower case where AWS would invent one
 */
public record BucketResource(String logicalId, String name) {}
