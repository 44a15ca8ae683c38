package dev.photinus.function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Objects;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A clock that can be put on, and a DynamoDB before and after whose calls a function can be killed; for profiles that ask for it. */
@Alternative
@Singleton
public class SeamBeans {

    @Produces
    @Singleton
    Clock clock() {
        return new ShiftedClock();
    }

    @Produces
    @ApplicationScoped
    @SuppressWarnings("resource") // ends with this JVM
    DynamoDbClient dynamoDb() {
        DynamoDbClient client = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> call(client, method, arguments));
    }

    private static Object call(DynamoDbClient client, Method method, Object[] arguments) throws Throwable {
        CrashPoints.pass("before " + method.getName());
        Object answer;
        try {
            answer = method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        CrashPoints.pass("after " + method.getName());
        return answer;
    }
}
