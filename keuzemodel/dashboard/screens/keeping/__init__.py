"""Parts of the screens Eigen scores, Scenario's and Dossiers, and of logging in."""
