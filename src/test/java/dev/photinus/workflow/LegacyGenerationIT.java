package dev.photinus.workflow;

import dev.photinus.adobe.Generation;

class LegacyGenerationIT extends GenerationIT {

    LegacyGenerationIT() {
        super(Generation.LEGACY);
    }
}
