"""Laws of lifetimes: what a fitted model says of S(t | x), how lives are drawn from it, and how its parameters are drawn."""
