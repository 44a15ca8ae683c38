/** What Adobe's APIs promise and demand: operations, request schemas, refusals in each family's own shape, content policy. */
@NullMarked
package dev.photinus.local.adobe.contract;

import org.jspecify.annotations.NullMarked;
