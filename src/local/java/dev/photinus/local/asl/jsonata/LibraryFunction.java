package dev.photinus.local.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.utils.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata function of our own that can do what the built-in ones can: be checked against a signature, be applied in part,
 * and be passed to <code>$map</code> and its like.
 */
final class LibraryFunction extends JFunction {

    private final Library.Body body;
    private final int parameters;

    LibraryFunction(String name, String signature, Library.Body body) {
        super(name, signature, Functions.class, null, "string"); // it wants some method; call() is overridden
        this.body = body;
        this.parameters = new Signature(signature, name).getNumberOfArgs();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public @Nullable Object call(@Nullable Object input, @Nullable List arguments) {
        try {
            return body.call(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new JException(e, String.valueOf(e.getMessage()), -1, null, null);
        }
    }

    @Override
    public int getNumberOfArgs() {
        return parameters;
    }
}
