package dev.photinus.local.cli;

import java.nio.file.Path;

/**
 * One photo of a run.
 *
 * @param number counted from 0
 * @param file as it was given, or found in a folder that was given
 * @param uniqueName its file name, changed where another photo of the run has the same
 */
record Photo(int number, Path file, String uniqueName) {

    String name() {
        return PhotoList.fileName(file);
    }
}
