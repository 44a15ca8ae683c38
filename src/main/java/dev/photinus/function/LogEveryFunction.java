package dev.photinus.function;

import io.quarkus.funqy.Funq;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;

/**
 * Has each function {@link Logged}, while Quarkus builds, so that none can be forgotten.
 *
 * @see <a href="https://jakarta.ee/specifications/cdi/4.1/jakarta-cdi-spec-4.1#build_compatible_extensions">CDI: build compatible
 *     extensions</a>
 */
public final class LogEveryFunction implements BuildCompatibleExtension {

    /** Every method that is a function. */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Funq.class)
    public void log(MethodConfig method) {
        if (method.info().hasAnnotation(Funq.class)) {
            method.addAnnotation(Logged.class);
        }
    }
}
