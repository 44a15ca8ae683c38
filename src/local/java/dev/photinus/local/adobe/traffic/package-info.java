/** What the stand-in saw: calls, jobs, rejections and contract violations, for reports and tests. */
@NullMarked
package dev.photinus.local.adobe.traffic;

import org.jspecify.annotations.NullMarked;
