package dev.photinus.local.aws.s3;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Keeps objects under their {@link KeyPaths}, so that a folder on disk takes every key that S3 takes. */
final class KeyPathBlobStore extends ForwardingBlobStore {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    KeyPathBlobStore(BlobStore folder) {
        super(folder);
    }

    /** Pages and groups here, by key: the order of paths is not the order of keys. */
    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        var prefix = request.prefix() == null ? "" : request.prefix();
        var after = request.continuationToken() == null ? request.startAfter() : request.continuationToken();
        var entries = new TreeMap<String, Optional<S3Object>>(BY_BYTES); // a group has no object
        for (var object : everythingIn(request.bucket(), prefix)) {
            var group = group(object.key(), prefix, request.delimiter());
            var name = group.orElse(object.key());
            if (after == null || BY_BYTES.compare(name, after) > 0) {
                entries.put(name, group.isPresent() ? Optional.empty() : Optional.of(object));
            }
        }
        int most = request.maxKeys() == null ? Integer.MAX_VALUE : request.maxKeys();
        var page = entries.entrySet().stream().limit(most).toList();
        var isLast = page.isEmpty() || page.size() == entries.size();
        return SdkResponses.objectsPage(
                page.stream().flatMap(entry -> entry.getValue().stream()).toList(),
                page.stream()
                        .filter(entry -> entry.getValue().isEmpty())
                        .map(entry ->
                                CommonPrefix.builder().prefix(entry.getKey()).build())
                        .toList(),
                isLast ? null : page.get(page.size() - 1).getKey());
    }

    private List<S3Object> everythingIn(String bucket, String prefix) {
        var paths = ListObjectsV2Request.builder().bucket(bucket).prefix(KeyPaths.ofPrefix(prefix));
        return delegate().list(paths.build()).contents().stream()
                .filter(object -> KeyPaths.isObject(object.key()))
                .map(object ->
                        object.toBuilder().key(KeyPaths.toKey(object.key())).build())
                .filter(object -> object.key().startsWith(prefix))
                .toList();
    }

    private static Optional<String> group(String key, String prefix, @Nullable String delimiter) {
        if (delimiter == null || delimiter.isEmpty()) {
            return Optional.empty();
        }
        var end = key.indexOf(delimiter, prefix.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }

    @Override
    public boolean blobExists(String container, String name) {
        return super.blobExists(container, KeyPaths.ofKey(name));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        return super.putBlob(
                request.toBuilder().key(KeyPaths.ofKey(request.key())).build(), payload);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return super.copyBlob(request.toBuilder()
                .sourceKey(KeyPaths.ofKey(request.sourceKey()))
                .destinationKey(KeyPaths.ofKey(request.destinationKey()))
                .build());
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return super.blobMetadata(
                request.toBuilder().key(KeyPaths.ofKey(request.key())).build());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        return super.getBlob(
                request.toBuilder().key(KeyPaths.ofKey(request.key())).build());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return super.removeBlob(
                request.toBuilder().key(KeyPaths.ofKey(request.key())).build());
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String name) {
        return super.getBlobAccess(container, KeyPaths.ofKey(name));
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String name, @Nullable String versionId) {
        return super.getBlobAccess(container, KeyPaths.ofKey(name), versionId);
    }

    @Override
    public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
        return super.getBlobAcl(
                request.toBuilder().key(KeyPaths.ofKey(request.key())).build());
    }

    @Override
    public void setBlobAccess(String container, String name, ObjectCannedACL access) {
        super.setBlobAccess(container, KeyPaths.ofKey(name), access);
    }

    @Override
    public void setBlobAccess(String container, String name, ObjectCannedACL access, @Nullable String versionId) {
        super.setBlobAccess(container, KeyPaths.ofKey(name), access, versionId);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        var upload = super.initiateMultipartUpload(
                request.toBuilder().key(KeyPaths.ofKey(request.key())).build());
        return new MultipartUpload(upload.id(), request, upload.response());
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        super.abortMultipartUpload(onDisk(upload));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return super.completeMultipartUpload(
                onDisk(upload),
                request.toBuilder().key(KeyPaths.ofKey(upload.blobName())).build());
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream part) {
        return super.uploadMultipartPart(
                onDisk(upload),
                request.toBuilder().key(KeyPaths.ofKey(upload.blobName())).build(),
                part);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return super.listMultipartUpload(onDisk(upload));
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String container) {
        return super.listMultipartUploads(container).stream()
                .map(upload ->
                        upload.toBuilder().key(KeyPaths.toKey(upload.key())).build())
                .toList();
    }

    private static MultipartUpload onDisk(MultipartUpload upload) {
        var request = upload.request();
        return new MultipartUpload(
                upload.id(),
                request.toBuilder().key(KeyPaths.ofKey(request.key())).build(),
                upload.response());
    }
}
