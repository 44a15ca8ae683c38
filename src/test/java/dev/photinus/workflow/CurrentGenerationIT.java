package dev.photinus.workflow;

import dev.photinus.adobe.Generation;

class CurrentGenerationIT extends GenerationIT {

    CurrentGenerationIT() {
        super(Generation.CURRENT);
    }
}
