/** The loopback server: routes, requests, answers, and the order in which a call is checked. */
@NullMarked
package dev.photinus.local.adobe.http;

import org.jspecify.annotations.NullMarked;
