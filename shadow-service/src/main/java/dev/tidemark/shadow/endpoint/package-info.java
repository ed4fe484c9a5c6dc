/** Where our calls may go and with which secret. Keeps neither connections nor secrets. */
@NullMarked
package dev.tidemark.shadow.endpoint;

import org.jspecify.annotations.NullMarked;
