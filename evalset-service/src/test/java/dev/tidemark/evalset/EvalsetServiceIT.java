package dev.tidemark.evalset;

import dev.tidemark.chassis.testing.ServiceContract;
import dev.tidemark.evalset.stack.EvalsetProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(EvalsetProfile.class)
class EvalsetServiceIT extends ServiceContract {}
