/** Adobe's Identity Management Services: access tokens. */
@NullMarked
package dev.photinus.adobe.ims;

import org.jspecify.annotations.NullMarked;
