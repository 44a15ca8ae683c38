package dev.photinus.ledger;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Hands each request's body over to the JDK whole, and leaves it to the JDK to say its length. A POST whose length is known before
 * is sent as a stream, and before it streams over an open connection, the JDK listens for a millisecond whether the host has
 * closed it: that would be half of what a warm function takes for itself.
 */
final class WholeBodies implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes unused) {
        return context.httpRequest().copy(request -> request.removeHeader("Content-Length"));
    }
}
