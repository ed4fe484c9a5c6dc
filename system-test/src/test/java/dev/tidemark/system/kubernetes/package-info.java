/** The manifests of {@code k8s/} against what the services expose and read; needs no cluster. */
@NullMarked
package dev.tidemark.system.kubernetes;

import org.jspecify.annotations.NullMarked;
