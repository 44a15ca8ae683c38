package dev.photinus.adobe;

import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.adobe.firefly.SynchronousFillApi;
import dev.photinus.adobe.ims.ImsApi;
import dev.photinus.adobe.lightroom.LightroomApi;
import dev.photinus.adobe.photoshop.MaskingApi;
import dev.photinus.adobe.photoshop.PhotoshopApi;
import dev.photinus.adobe.photoshop.RemoveBackgroundApi;
import dev.photinus.adobe.photoshop.SenseiApi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Adobe's APIs, each a client that is made when it is first called. They are not registered: Quarkus would read some fifty
 * settings for each of them at every start, used or not, which is half the time that a native function takes to start.
 */
class AdobeApis {

    private final AdobeConfig config;

    AdobeApis(AdobeConfig config) {
        this.config = config;
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
        return on(config.firefly(), config.patience().status()).build(JobApi.class);
    }

    private RestClientBuilder on(AdobeConfig.Host host) {
        return on(host, config.patience().answer());
    }

    private RestClientBuilder on(AdobeConfig.Host host, Duration patience) {
        return RestClientBuilder.newBuilder()
                .baseUri(host.url())
                .connectTimeout(config.patience().connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
