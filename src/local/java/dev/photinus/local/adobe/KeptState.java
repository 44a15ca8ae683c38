package dev.photinus.local.adobe;

import dev.photinus.local.adobe.job.UrlSigner;
import java.nio.file.Path;

/**
 * What an emulator has from its former starts.
 *
 * @param folder with jobs, results, uploads and the key that signs results' URLs; it need not exist
 * @param port that the former start listened on, taken again where it is free; 0 for none
 * @param storage signs the URLs of callers' photos anew, for jobs that are continued
 */
public record KeptState(Path folder, int port, UrlSigner storage) {}
