/** One class per operation of Adobe's APIs: adding an operation is adding a class here and naming it in the stand-in. */
@NullMarked
package dev.photinus.local.adobe.operation;

import org.jspecify.annotations.NullMarked;
