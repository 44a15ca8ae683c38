/** What stands before every operation: who may call (credentials, tokens) and how often (quotas). */
@NullMarked
package dev.photinus.local.adobe.gate;

import org.jspecify.annotations.NullMarked;
