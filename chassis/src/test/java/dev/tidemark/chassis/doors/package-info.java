/**
 * A service of one resource and one rpc behind the chassis' doors, for the tests of access and
 * errors. It is not part of any service.
 */
@NullMarked
package dev.tidemark.chassis.doors;

import org.jspecify.annotations.NullMarked;
