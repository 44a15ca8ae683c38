package dev.photinus.function;

import java.util.HashMap;
import java.util.Map;

/** Runs one of the functions as for an organisation that still holds access to what Adobe has retired. */
abstract class LegacyProfile extends FunctionProfile {

    LegacyProfile(String function) {
        super(function);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>(super.getConfigOverrides());
        config.put("adobe.generation", "legacy");
        return config;
    }
}
