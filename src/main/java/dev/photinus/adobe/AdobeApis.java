package dev.photinus.adobe;

import static org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties.CONNECTION_TTL;
import static org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties.KEEP_ALIVE_ENABLED;

import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.adobe.firefly.SynchronousFillApi;
import dev.photinus.adobe.ims.ImsApi;
import dev.photinus.adobe.lightroom.LightroomApi;
import dev.photinus.adobe.photoshop.MaskingApi;
import dev.photinus.adobe.photoshop.PhotoshopApi;
import dev.photinus.adobe.photoshop.RemoveBackgroundApi;
import dev.photinus.adobe.photoshop.SenseiApi;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Adobe's APIs, each a client that is made when it is first called. They are not registered: Quarkus would read some fifty
 * settings for each of them at every start, used or not, which is half the time that a native function takes to start.
 *
 * <p>Lambda freezes a process between events, and a connection that was kept open may be dead when it thaws: the server has closed
 * it, or a NAT has dropped it without a word. A submission on such a connection never reaches Adobe, but looks as if it may have,
 * and could be paid for twice. So every call goes out on a connection of its own, but for the questions for a status: these come
 * many to an event, and share {@linkplain EventConnections connections that are closed at its end}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html">Lambda: best practices, on idle connections</a>
 */
class AdobeApis {

    /**
     * Longer than the longest pause between two questions of one event ({@code photinus.poll.longest}), and shorter than servers
     * and NATs keep an idle connection.
     */
    private static final int REUSED_WITHIN_SECONDS = 10;

    private final AdobeConfig config;
    private final EventConnections connections;

    AdobeApis(AdobeConfig config, EventConnections connections) {
        this.config = config;
        this.connections = connections;
    }

    @Produces
    @ApplicationScoped
    ImsApi ims() {
        return on(config.ims()).build(ImsApi.class);
    }

    @Produces
    @ApplicationScoped
    FireflyApi firefly() {
        return on(config.firefly()).build(FireflyApi.class);
    }

    @Produces
    @ApplicationScoped
    SynchronousFillApi synchronousFill() {
        return on(config.firefly(), config.patience().fill()).build(SynchronousFillApi.class);
    }

    @Produces
    @ApplicationScoped
    RemoveBackgroundApi removeBackground() {
        return on(config.image()).build(RemoveBackgroundApi.class);
    }

    @Produces
    @ApplicationScoped
    MaskingApi masking() {
        return on(config.image()).build(MaskingApi.class);
    }

    @Produces
    @ApplicationScoped
    SenseiApi sensei() {
        return on(config.image()).build(SenseiApi.class);
    }

    @Produces
    @ApplicationScoped
    LightroomApi lightroom() {
        return on(config.image()).build(LightroomApi.class);
    }

    @Produces
    @ApplicationScoped
    PhotoshopApi photoshop() {
        return on(config.photoshop()).build(PhotoshopApi.class);
    }

    /** It goes wherever a status URL says, once {@link AdobeHosts} has let that pass. */
    @Produces
    @ApplicationScoped
    JobApi jobs() {
        return on(config.firefly(), config.patience().status())
                .property(KEEP_ALIVE_ENABLED, true)
                .property(CONNECTION_TTL, REUSED_WITHIN_SECONDS)
                .httpClientRequestCustomizer(connections::add)
                .build(JobApi.class);
    }

    private QuarkusRestClientBuilder on(AdobeConfig.Host host) {
        return on(host, config.patience().answer());
    }

    private QuarkusRestClientBuilder on(AdobeConfig.Host host, Duration patience) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(AdobeHosts.encrypted(host))
                .property(KEEP_ALIVE_ENABLED, false)
                .connectTimeout(config.patience().connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
