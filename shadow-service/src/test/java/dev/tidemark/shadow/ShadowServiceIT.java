package dev.tidemark.shadow;

import dev.tidemark.chassis.testing.ServiceContract;
import dev.tidemark.shadow.stack.ShadowProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(ShadowProfile.class)
class ShadowServiceIT extends ServiceContract {}
